package io.lifafa.cli.run;

import io.lifafa.ingest.formats.input.ReadOptions;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say of all SMS of the files what the files do not say: a backup names no user. */
final class UnsaidOptions {
    @Option(
            names = "--user",
            paramLabel = "ID",
            converter = Text.class,
            description = "Whose SMS these are, where a file does not say (default: ingest.default_user).")
    private String user;

    @Option(
            names = "--phone",
            paramLabel = "NUMBER",
            converter = Text.class,
            description = "The number that received them, where a file does not say.")
    private String phone;

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            converter = Text.class,
            description = "The e-mail address of their user, where a file does not say.")
    private String email;

    ReadOptions over(ReadOptions usual) {
        return usual.withDefaults(
                Optional.ofNullable(user).orElse(usual.defaultUser()),
                Optional.ofNullable(phone).or(usual::defaultPhone),
                Optional.ofNullable(email).or(usual::defaultEmail),
                usual.zone());
    }

    /** What such a field of an SMS may hold. */
    private static final class Text implements ITypeConverter<String> {
        private static final int MAX_CHARS = 256;

        @Override
        public String convert(String value) {
            var text = value.strip();
            if (text.isEmpty() || text.length() > MAX_CHARS || text.chars().anyMatch(Character::isISOControl)) {
                throw new TypeConversionException("must be 1 to " + MAX_CHARS + " printable characters");
            }
            return text;
        }
    }
}
