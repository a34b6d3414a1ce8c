package io.lifafa.store.embedded.maps;

import io.lifafa.store.embedded.key.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;

/**
 * Keys in the inner pages of a map that no entry has any more. A B-tree need not take the key that separates two pages from their
 * parent when the entry goes; what was removed would stay readable there for as long as the pages do.
 *
 * @param map one of keys
 */
record StaleKeys<V>(MVMap<Key, V> map) {
    /** Reads inner pages, while others change the map. Gives the first of them behind a key, at most {@code most}, in order. */
    List<Key> find(Optional<Key> behind, int most) {
        var found = new ArrayList<Key>();
        find(map.getRootPage(), behind, most, found);
        return found;
    }

    private void find(Page<Key, V> page, Optional<Key> behind, int most, List<Key> found) {
        if (page.isLeaf()) {
            return;
        }
        for (int i = 0; i <= page.getKeyCount() && found.size() < most; i++) {
            var end = i < page.getKeyCount() ? Optional.of(page.getKey(i)) : Optional.<Key>empty();
            boolean isBehind = end.isEmpty() || behind.isEmpty() || end.get().compareTo(behind.get()) > 0;
            if (isBehind && isInner(page, i)) {
                find(page.getChildPage(i), behind, most, found);
            }
            if (isBehind && found.size() < most) {
                end.filter(key -> !map.containsKey(key)).ifPresent(found::add);
            }
        }
    }

    private static boolean isInner(Page<?, ?> page, int child) {
        long at = page.getChildPagePos(child);
        return at == 0 || !DataUtils.isLeafPosition(at);
    }

    /**
     * Puts the next entry's key in its place, which separates the same pages. With all changes kept out. Readers may be at it: for
     * them both keys say the same.
     */
    void replace(Key stale) {
        var next = map.ceilingKey(stale);
        if (next == null || next.equals(stale)) {
            return;
        }
        // Written again as it is, so that all pages down to it are in memory and can be changed.
        map.put(next, map.get(next));
        var page = map.getRootPage();
        while (!page.isLeaf()) {
            int child = 0;
            while (child < page.getKeyCount() && page.getKey(child).compareTo(stale) <= 0) {
                if (page.getKey(child).equals(stale) && !page.isSaved()) {
                    page.setKey(child, next);
                    return;
                }
                child++;
            }
            page = page.getChildPage(child);
        }
    }
}
