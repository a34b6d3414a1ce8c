package io.lifafa.store.embedded.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Completes an order: what comes in is sorted by its leading keys already, and only groups alike in these are sorted. */
final class GroupSort implements Iterator<FoundDocument> {

    private final Iterator<FoundDocument> from;
    private final Comparator<FoundDocument> leading;
    private final Comparator<FoundDocument> full;
    private final Queue<FoundDocument> group = new ArrayDeque<>();
    private FoundDocument nextGroup;

    GroupSort(Iterator<FoundDocument> from, Comparator<FoundDocument> leading, Comparator<FoundDocument> full) {
        this.from = from;
        this.leading = leading;
        this.full = full;
    }

    @Override
    public boolean hasNext() {
        if (group.isEmpty()) {
            readGroup();
        }
        return !group.isEmpty();
    }

    @Override
    public FoundDocument next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return group.remove();
    }

    private void readGroup() {
        List<FoundDocument> alike = new ArrayList<>();
        if (nextGroup != null) {
            alike.add(nextGroup);
            nextGroup = null;
        }
        while (nextGroup == null && from.hasNext()) {
            FoundDocument found = from.next();
            if (alike.isEmpty() || leading.compare(alike.get(0), found) == 0) {
                alike.add(found);
            } else {
                nextGroup = found;
            }
        }
        alike.sort(full);
        group.addAll(alike);
    }
}
