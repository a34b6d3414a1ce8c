package io.lifafa.store.embedded.maps;

import io.lifafa.store.embedded.key.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * The maps of the store by name: two per collection, one per index.
 *
 * <p>Neither database nor collection names hold a {@code $}, so it separates the index's name.
 */
public final class StoreMaps {

    private static final String DATA = "data:";
    private static final String IDS = "ids:";
    private static final String INDEX = "index:";
    private static final String MARKS = "marks";

    private final MVStore store;

    public StoreMaps(MVStore store) {
        this.store = store;
    }

    public Rows rows(String namespace) {
        return new Rows(ids(namespace), data(namespace));
    }

    private MVMap<Key, Long> ids(String namespace) {
        return store.openMap(
                IDS + namespace,
                new MVMap.Builder<Key, Long>().keyType(KeyType.INSTANCE).valueType(LongDataType.INSTANCE));
    }

    /** The documents alone, by their numbers. */
    public MVMap<Long, byte[]> documents(String namespace) {
        return data(namespace);
    }

    private MVMap<Long, byte[]> data(String namespace) {
        return store.openMap(
                DATA + namespace,
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
    }

    public MVMap<Key, Integer> index(String namespace, String index) {
        return index(INDEX + namespace + "$" + index);
    }

    public MVMap<String, String> marks() {
        return store.openMap(
                MARKS,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    /** The databases that have a collection. */
    public Set<String> databases() {
        return namespaces().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
    }

    /** All collections, with their databases. */
    public Set<String> namespaces() {
        return store.getMapNames().stream()
                .filter(name -> name.startsWith(DATA))
                .map(name -> name.substring(DATA.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public void removeIndex(String namespace, String index) {
        store.removeMap(index(namespace, index));
    }

    public void removeRows(String namespace) {
        store.removeMap(ids(namespace));
        store.removeMap(data(namespace));
    }

    /** Gives the data and the indexes of a collection to another name. */
    public void rename(String namespace, String to) {
        store.renameMap(ids(namespace), IDS + to);
        store.renameMap(data(namespace), DATA + to);
        String prefix = INDEX + namespace + "$";
        List<String> indexes = store.getMapNames().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
        for (String name : indexes) {
            String index = name.substring(prefix.length());
            store.renameMap(index(namespace, index), INDEX + to + "$" + index);
        }
    }

    /** Opens all of them: MVStore writes pages anew only of maps that are open. */
    public void openAll() {
        marks();
        keyed().forEach(this::keyed);
        namespaces().forEach(this::documents);
    }

    /** The names of the maps of ids and of index entries. */
    public List<String> keyed() {
        return store.getMapNames().stream()
                .filter(name -> name.startsWith(IDS) || name.startsWith(INDEX))
                .toList();
    }

    /**
     * Keys of removed entries that the pages of such a map still hold, in order.
     *
     * @param behind where to go on
     * @param most at most so many
     */
    public List<Key> staleKeys(String name, Optional<Key> behind, int most) {
        return store.hasMap(name) ? keyed(name).find(behind, most) : List.of();
    }

    /** Takes such keys out of the pages. With all changes kept out. */
    public void replaceStaleKeys(String name, List<Key> stale) {
        if (store.hasMap(name)) {
            stale.forEach(keyed(name)::replace);
        }
    }

    private StaleKeys<?> keyed(String name) {
        return name.startsWith(IDS) ? new StaleKeys<>(ids(name.substring(IDS.length()))) : new StaleKeys<>(index(name));
    }

    private MVMap<Key, Integer> index(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<Key, Integer>().keyType(KeyType.INSTANCE).valueType(SplitType.INSTANCE));
    }

    public long fileBytes() {
        return store.getFileStore() == null ? 0 : store.getFileStore().size();
    }
}
