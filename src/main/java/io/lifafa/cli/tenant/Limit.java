package io.lifafa.cli.tenant;

import io.lifafa.tenants.settings.Quotas;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A quota as it is typed: a whole number, or {@code none}, which lifts it.
 *
 * @param value empty: none
 */
record Limit(OptionalLong value) {
    /** Reads it. */
    static final class Converter implements ITypeConverter<Limit> {
        @Override
        public Limit convert(String text) {
            if (text.equals("none")) {
                return new Limit(OptionalLong.empty());
            }
            try {
                return new Limit(OptionalLong.of(Long.parseLong(text.replace("_", ""))));
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no quota; allowed: a whole number up to " + Quotas.MOST + ", or none");
            }
        }
    }
}
