package dev.espalier.butler.dimensions_config;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Update;

/** Visits, and the exposures that make them up. */
interface VisitsMapper {
    /** System 2 takes visits from the ranges of sequence numbers, 0 makes each exposure a visit. */
    @Update("""
            UPDATE instrument
            SET visit_system = CASE WHEN name IN ('LSSTCam', 'LATISS', 'LSSTComCam') THEN 2 ELSE 0 END
            """)
    void fillInstruments();

    @Update("""
            UPDATE visit SET seq_num = found.seq_num
            FROM (SELECT d.instrument, d.visit, min(e.seq_num) AS seq_num
                  FROM visit_definition d
                  JOIN exposure e ON e.instrument = d.instrument AND e.id = d.exposure
                  GROUP BY d.instrument, d.visit) AS found
            WHERE found.instrument = visit.instrument AND found.visit = visit.id
            """)
    void fillVisits();

    @Update("UPDATE exposure SET seq_start = seq_num, seq_end = seq_num, has_simulated = #{simulated}")
    void fillExposures(boolean simulated);

    @Insert("""
            INSERT INTO visit_system_membership (instrument, visit_system, visit)
            SELECT DISTINCT instrument, visit_system, visit FROM visit_definition
            """)
    void fillMembership();

    /** Keeps one of the rows that say the same once they name no visit system. */
    @Delete("""
            DELETE FROM visit_definition WHERE EXISTS (
                SELECT 1 FROM visit_definition other
                WHERE other.instrument = visit_definition.instrument AND other.exposure = visit_definition.exposure
                  AND other.visit = visit_definition.visit AND other.visit_system < visit_definition.visit_system)
            """)
    void deleteRepeatedDefinitions();
}
