package dev.espalier.butler.dimensions_config;

import java.util.List;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Whether exposures can see the sky. */
interface SkyMapper {
    @Update("""
            UPDATE exposure SET can_see_sky = CASE
                WHEN observation_type IN ('science', 'object', 'standard', 'sky flat', 'standard_star', 'skyflat',
                    'focus', 'focusing', 'exp', 'skyexp') THEN TRUE
                WHEN observation_type IN ('dark', 'bias', 'agexp', 'domeflat', 'dome flat', 'zero', 'spot') THEN FALSE
            END
            """)
    void fill();

    /** The types of exposures that say nothing of it, each with the number of exposures. */
    @Select("""
            SELECT coalesce(observation_type, 'NULL') || ' (' || count(*) || ')' FROM exposure
            WHERE can_see_sky IS NULL GROUP BY observation_type ORDER BY observation_type
            """)
    List<String> unknownTypes();
}
