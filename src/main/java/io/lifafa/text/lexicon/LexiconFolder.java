package io.lifafa.text.lexicon;

import io.lifafa.text.TextTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where lexicon files lie: ours in a folder for each part of the world, a user's in one directory. */
final class LexiconFolder {
    private static final long LARGEST = 1 << 20;
    private static final int MOST_FILES = 200;
    private static final int MOST_PROBLEMS = 5;
    private static final Pattern NAME = Pattern.compile("[a-z]{2,3}([_-][A-Za-z0-9]{2,8})*\\.txt");

    private LexiconFolder() {}

    /** Ours, in the order of {@code languages.txt}. */
    static List<LexiconFile> shipped() {
        var problems = new ArrayList<String>();
        var files = TextTable.lines(LexiconFolder.class, "languages.txt").stream()
                .map(path -> path + ".txt")
                .map(path -> LexiconFile.read(name(path), TextTable.lines(LexiconFolder.class, path), problems))
                .toList();
        refuse(problems);
        return files;
    }

    /** Without the folder. */
    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * A user's: every {@code *.txt} in it.
     *
     * @throws IllegalArgumentException if it cannot be read or a file is wrong; the message is read after the key's name
     */
    static List<LexiconFile> read(Path directory) {
        var problems = new ArrayList<String>();
        var files = new ArrayList<LexiconFile>();
        for (var path : paths(directory)) {
            var name = path.getFileName().toString();
            if (!NAME.matcher(name).matches()) {
                problems.add(name + " is no language's name; name the file like ka.txt or pt-BR.txt");
                continue;
            }
            try {
                files.add(LexiconFile.read(name, lines(path), problems));
            } catch (CharacterCodingException e) {
                problems.add(name + " is not UTF-8 text; save it as UTF-8");
            } catch (IOException e) {
                problems.add(name + " cannot be read; check its permissions");
            }
        }
        refuse(problems);
        return files;
    }

    private static List<Path> paths(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("is no directory; name one that holds files such as ka.txt");
        }
        try (var files = Files.list(directory)) {
            var paths = files.filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (paths.isEmpty() || paths.size() > MOST_FILES) {
                throw new IllegalArgumentException(
                        "must hold 1 to " + MOST_FILES + " files that end in .txt, one per language");
            }
            return paths;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read; check its permissions", e);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes((int) LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("too large");
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            var shown = problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS));
            int more = problems.size() - shown.size();
            throw new IllegalArgumentException(
                    "is wrong: " + String.join("; ", shown) + (more > 0 ? "; and " + more + " more" : ""));
        }
    }
}
