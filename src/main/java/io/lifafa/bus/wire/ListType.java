package io.lifafa.bus.wire;

import java.util.ArrayList;
import java.util.List;

/** A list. No memory is set aside for elements before they are read: their number may be a lie. */
final class ListType<E> extends WireType<List<E>> {
    private final WireType<E> element;

    ListType(WireType<E> element) {
        super("list<" + element.form() + ">");
        this.element = element;
    }

    @Override
    public void write(List<E> list, WireOutput out) {
        out.count(list.size());
        for (var it : list) {
            element.write(it, out);
        }
    }

    @Override
    public List<E> read(WireInput in) {
        int count = in.count();
        var list = new ArrayList<E>();
        for (int i = 0; i < count; i++) {
            list.add(element.read(in));
        }
        return List.copyOf(list);
    }

    @Override
    public List<E> immutable(List<E> list) {
        return list.stream().map(element::immutable).toList();
    }
}
