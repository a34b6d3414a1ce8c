/**
 * The one reading of dates and times of day, for the rules, the cache and the check of answers: {@link
 * io.lifafa.text.date.DateScanner} and {@link io.lifafa.text.date.WrittenTime} say by form where one stands, {@link
 * io.lifafa.text.date.WrittenDate} which days it can mean, {@link io.lifafa.text.date.CalendarDays} which years there are. Whether
 * a date is believed, and which of several is meant, is for those who ask.
 *
 * <p>Thread rule: a scanner is for one text and one thread; everything else here is immutable.
 */
package io.lifafa.text.date;
