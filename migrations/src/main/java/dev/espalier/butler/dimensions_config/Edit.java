package dev.espalier.butler.dimensions_config;

/** What distinguishes a version of the dimension universe from the one before. */
interface Edit {
    /** Makes it, from the top of the JSON. */
    void carryOut(Place top);

    /** Takes it back. */
    default void undo(Place top) {
        throw new UnsupportedOperationException(getClass().getName() + " cannot be taken back");
    }
}
