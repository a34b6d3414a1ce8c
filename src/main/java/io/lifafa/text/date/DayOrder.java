package io.lifafa.text.date;

/** In which order day and month stand in a written date. The names are part of stored templates. */
public enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /** Either, as far as is known; or the date says it itself. */
    ANY
}
