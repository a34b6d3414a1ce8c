package io.lifafa.cli.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ids of the SMS of a run, in the order of the input, in a temporary file: memory does not grow with the work. */
public final class IdSpool implements Closeable {
    private final Path file;
    private final BufferedWriter writer;

    public IdSpool() throws IOException {
        file = Files.createTempFile("lifafa-run", ".ids");
        writer = Files.newBufferedWriter(file);
    }

    /** An id holds no line break: the readers see to that. */
    void add(String id) {
        try {
            writer.write(id);
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done with a page of ids. */
    interface Step {
        void with(List<String> ids) throws Exception;
    }

    /** Gives all ids to {@code step}, page by page. */
    void forEachPage(int size, Step step) throws Exception {
        writer.flush();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            var page = new ArrayList<String>(size);
            for (var id = reader.readLine(); id != null; id = reader.readLine()) {
                page.add(id);
                if (page.size() == size) {
                    step.with(page);
                    page.clear();
                }
            }
            if (!page.isEmpty()) {
                step.with(page);
            }
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(file);
    }
}
