package dev.espalier.butler.obscore_config;

import dev.espalier.schema.ColumnType;
import java.util.List;

/** The columns that every observation table has; most are of the IVOA's ObsCore model. */
final class StandardColumns {
    /** Those that stand before the columns that a configuration adds. */
    static final List<Column> FIRST = List.of(
            text("dataproduct_type", "kind of data, such as image or cube"),
            text("dataproduct_subtype", "finer kind of data"),
            text("facility_name", "facility at which the data were taken"),
            new Column("calib_level", ColumnType.SMALLINT, "calibration level, 0 to 4"),
            text("target_name", "what was observed"),
            text("obs_id", "id of the observation"),
            text("obs_collection", "collection that the data belong to"),
            text("obs_publisher_did", "id of the dataset by its publisher"),
            text("access_url", "where to download the data"),
            text("access_format", "media type of the data"),
            number("s_resolution", "spatial resolution, FWHM in arcseconds"),
            count("s_xel1", "pixels along the first spatial axis"),
            count("s_xel2", "pixels along the second spatial axis"),
            count("t_xel", "elements along the time axis"),
            number("t_min", "begin, MJD"),
            number("t_max", "end, MJD"),
            number("t_exptime", "exposure time in seconds"),
            number("t_resolution", "time resolution in seconds"),
            count("em_xel", "elements along the spectral axis"),
            number("em_min", "shortest wavelength in metres"),
            number("em_max", "longest wavelength in metres"),
            number("em_res_power", "spectral resolving power"),
            text("em_filter_name", "filter; not of the ObsCore model"),
            text("o_ucd", "UCD of what was measured"),
            count("pol_xel", "number of polarizations"),
            text("instrument_name", "instrument that took the data"));

    /** Where in the sky: they stand behind the columns that a configuration adds. */
    static final List<Column> LAST = List.of(
            number("s_ra", "right ascension of the centre, ICRS degrees"),
            number("s_dec", "declination of the centre, ICRS degrees"),
            number("s_fov", "diameter of the region in degrees"),
            text("s_region", "region in the sky, ICRS"));

    private StandardColumns() {}

    private static Column text(String name, String meaning) {
        return new Column(name, ColumnType.TEXT, meaning);
    }

    private static Column number(String name, String meaning) {
        return new Column(name, ColumnType.DOUBLE, meaning);
    }

    private static Column count(String name, String meaning) {
        return new Column(name, ColumnType.same("INTEGER"), meaning);
    }
}
