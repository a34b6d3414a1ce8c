package io.lifafa.cache;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * What the stage needs to know.
 *
 * @param maxTemplates how many are kept in memory
 * @param recheck share of the hits that are asked for all the same, 0 to 1
 * @param zone of dates that messages name without one
 * @param secondReader reads a message by other means: what it agrees to needs no second answer
 */
public record CacheOptions(int maxTemplates, double recheck, ZoneId zone, Function<Sms, Extraction> secondReader) {}
