package io.lifafa.ingest.formats.input;

import io.lifafa.sms.identity.Tenant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * How an input is read.
 *
 * @param tenant whose SMS these are
 * @param defaultUser whose an SMS is that names no user, nor does its wrapper
 * @param defaultPhone the receiving number, where neither an item nor its wrapper says it
 * @param defaultEmail the user's e-mail address, likewise
 * @param zone of dates without an offset
 * @param maxItemChars the size in characters above which an item is rejected, and what bounds a reader's memory
 * @param maxCompressionRatio unpacked to packed bytes; a gzip input above it ends with an error (looked at after the
 *     first 8 MiB)
 * @param gzip the input was announced as gzip: one that is not is refused; false = found out by its first bytes
 * @param formEncoded whether a form-encoded input is an SMS
 * @param rejectConflicts whether an SMS that bears the id of an earlier one of the input but says something else is
 *     rejected
 * @param maxHeldChars how much of a wrapper's {@code sms_data} is held back to wait for a {@code user_id} behind it
 */
public record ReadOptions(
        Tenant tenant,
        String defaultUser,
        Optional<String> defaultPhone,
        Optional<String> defaultEmail,
        ZoneId zone,
        int maxItemChars,
        double maxCompressionRatio,
        boolean gzip,
        boolean formEncoded,
        boolean rejectConflicts,
        int maxHeldChars) {
    public static final int DEFAULT_MAX_ITEM_CHARS = 65_536;
    public static final double DEFAULT_MAX_COMPRESSION_RATIO = 200;
    public static final int DEFAULT_MAX_HELD_CHARS = 8 * 1024 * 1024;

    public ReadOptions {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(defaultUser, "defaultUser");
        Objects.requireNonNull(zone, "zone");
        require(maxItemChars >= 256, "maxItemChars must be at least 256");
        require(maxCompressionRatio >= 1, "maxCompressionRatio must be at least 1");
        require(maxHeldChars >= 0, "maxHeldChars must not be negative");
    }

    /** For the installation's own tenant, with the defaults for the limits; gzip is found out. */
    public static ReadOptions of(String home, String defaultUser, ZoneId zone) {
        return of(Tenant.home(home), defaultUser, zone);
    }

    /** The defaults for the limits; gzip is found out. */
    public static ReadOptions of(Tenant tenant, String defaultUser, ZoneId zone) {
        return new ReadOptions(
                tenant,
                defaultUser,
                Optional.empty(),
                Optional.empty(),
                zone,
                DEFAULT_MAX_ITEM_CHARS,
                DEFAULT_MAX_COMPRESSION_RATIO,
                false,
                false,
                false,
                DEFAULT_MAX_HELD_CHARS);
    }

    /** With other values for what an input does not say. */
    public ReadOptions withDefaults(String user, Optional<String> phone, Optional<String> email, ZoneId dates) {
        return new ReadOptions(
                tenant,
                user,
                phone,
                email,
                dates,
                maxItemChars,
                maxCompressionRatio,
                gzip,
                formEncoded,
                rejectConflicts,
                maxHeldChars);
    }

    /** For another tenant. */
    public ReadOptions withTenant(Tenant other) {
        return new ReadOptions(
                other,
                defaultUser,
                defaultPhone,
                defaultEmail,
                zone,
                maxItemChars,
                maxCompressionRatio,
                gzip,
                formEncoded,
                rejectConflicts,
                maxHeldChars);
    }

    public ReadOptions withMaxItemChars(int chars) {
        return limited(chars, maxCompressionRatio, maxHeldChars);
    }

    public ReadOptions withMaxCompressionRatio(double ratio) {
        return limited(maxItemChars, ratio, maxHeldChars);
    }

    public ReadOptions withMaxHeldChars(int chars) {
        return limited(maxItemChars, maxCompressionRatio, chars);
    }

    private ReadOptions limited(int itemChars, double ratio, int heldChars) {
        return new ReadOptions(
                tenant,
                defaultUser,
                defaultPhone,
                defaultEmail,
                zone,
                itemChars,
                ratio,
                gzip,
                formEncoded,
                rejectConflicts,
                heldChars);
    }

    public ReadOptions withGzip(boolean announced) {
        return ruled(announced, formEncoded, rejectConflicts);
    }

    public ReadOptions withFormEncoded(boolean taken) {
        return ruled(gzip, taken, rejectConflicts);
    }

    public ReadOptions withRejectedConflicts(boolean rejected) {
        return ruled(gzip, formEncoded, rejected);
    }

    private ReadOptions ruled(boolean announced, boolean forms, boolean rejected) {
        return new ReadOptions(
                tenant,
                defaultUser,
                defaultPhone,
                defaultEmail,
                zone,
                maxItemChars,
                maxCompressionRatio,
                announced,
                forms,
                rejected,
                maxHeldChars);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
