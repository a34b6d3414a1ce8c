package io.lifafa.store.embedded.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether files are still where they were opened. A file that is open stays usable after it has been deleted or its
 * directory moved, and what is written to it is lost; so it is looked for by its name, and must be the same one (the same
 * inode).
 *
 * <p>Thread rule: any thread.
 */
public final class Whereabouts {

    /** Looking costs microseconds, and is asked for with each write. */
    private static final long FRESH_NANOS = 100_000_000;

    private final List<Place> places;
    private volatile Look last = new Look(System.nanoTime() - FRESH_NANOS, Optional.empty());

    private record Look(long at, Optional<String> trouble) {}

    private record Place(Path path, Object key) {}

    private Whereabouts(List<Place> places) {
        this.places = places;
    }

    /** Notes the files as they are now. Where the system knows no identity of files, only that they are there is seen. */
    public static Whereabouts of(List<Path> files) throws IOException {
        List<Place> places = new ArrayList<>();
        for (Path file : files) {
            places.add(new Place(file.toAbsolutePath(), key(file)));
        }
        return new Whereabouts(List.copyOf(places));
    }

    /** What is wrong with which file; empty if all are where they were, a tenth of a second ago at most. */
    public Optional<String> trouble() {
        Look known = last;
        long now = System.nanoTime();
        if (now - known.at < FRESH_NANOS) {
            return known.trouble;
        }
        Look look = new Look(now, look());
        last = look;
        return look.trouble;
    }

    /** Whether one of the files is where it was opened, at this moment. */
    public boolean isThere(String name) {
        return places.stream().filter(place -> place.path.endsWith(name)).allMatch(place -> trouble(place)
                .isEmpty());
    }

    private Optional<String> look() {
        return places.stream().flatMap(place -> trouble(place).stream()).findFirst();
    }

    private static Optional<String> trouble(Place place) {
        try {
            return key(place.path).equals(place.key)
                    ? Optional.empty()
                    : Optional.of(place.path + " has been replaced by another file");
        } catch (IOException e) {
            return Optional.of(place.path + " is not there any more");
        }
    }

    private static Object key(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file : key;
    }
}
