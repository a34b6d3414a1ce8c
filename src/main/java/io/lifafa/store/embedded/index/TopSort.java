package io.lifafa.store.embedded.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Sorts all it is given and keeps the first ones only, never holding more than twice as many. */
final class TopSort implements Iterable<FoundDocument> {

    private static final int SMALLEST_TRIM = 1_000;

    private final List<FoundDocument> kept = new ArrayList<>();

    TopSort(Iterator<FoundDocument> from, Comparator<FoundDocument> order, long wanted) {
        while (from.hasNext()) {
            kept.add(from.next());
            if (kept.size() > SMALLEST_TRIM && kept.size() / 2 > wanted) {
                trim(order, wanted);
            }
        }
        trim(order, wanted);
    }

    @Override
    public Iterator<FoundDocument> iterator() {
        return kept.iterator();
    }

    private void trim(Comparator<FoundDocument> order, long wanted) {
        kept.sort(order);
        if (kept.size() > wanted) {
            kept.subList((int) wanted, kept.size()).clear();
        }
    }
}
