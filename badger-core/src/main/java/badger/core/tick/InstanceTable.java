package badger.core.tick;

import badger.core.spi.Instances;
import badger.core.spi.Label;
import badger.core.spi.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The instances of one kind of thing, in the order they appeared. */
final class InstanceTable<T> implements Instances<T> {
    /** After so many reads without a value an instance is closed. */
    static final int PATIENCE_READS = 60;

    private final Scope parent;
    private final String label;
    private final Function<Schema, T> declare;
    private final Map<String, Instance<T>> byName = new HashMap<>();
    private final List<Instance<T>> ordered = new ArrayList<>();
    /** How much room a new one is taken to want: what the last wanted for which there was too little. */
    private int wanted = 1;

    /** Takes the numbers of all that may have no series. */
    private @Nullable Instance<T> nowhere;

    /** The place after that of the instance that was asked for last: mostly the next to be asked for. */
    private int next;

    InstanceTable(Scope parent, String label, Function<Schema, T> declare) {
        this.parent = parent;
        this.label = label;
        this.declare = declare;
    }

    @Override
    public T at(String name) {
        Instance<T> expected = next < ordered.size() ? ordered.get(next) : null;
        Instance<T> known = expected != null && expected.name.equals(name) ? expected : byName.get(name);
        if (known == null) {
            return opened(name);
        }
        next = known.place + 1;
        return known.content;
    }

    private T opened(String name) {
        if (parent.refuses(label, name, wanted)) {
            return sink();
        }
        Scope scope = parent.with(new Label(label, name));
        T content = declared(scope);
        if (content == null) {
            // it has all of its series or none, and gets them once there is room: counted and said as any other
            boolean _ = parent.refuses(label, name, wanted);
            return sink();
        }
        Instance<T> opened = new Instance<>(name, scope, content, ordered.size());
        byName.put(name, opened);
        ordered.add(opened);
        return content;
    }

    /** What is declared in the scope of a new instance; null, and nothing is open, if there is no room for all of it. */
    private @Nullable T declared(Scope scope) {
        T content = null;
        boolean whole = false;
        parent.allowance().beginThing();
        try {
            content = declare.apply(scope);
            whole = true;
        } finally {
            int lacking = parent.allowance().endThing();
            wanted = Math.max(wanted, lacking);
            if (!whole || lacking > 0) {
                scope.close();
                content = null;
            }
        }
        return content;
    }

    private T sink() {
        Instance<T> sink = nowhere;
        if (sink == null) {
            Scope scope = parent.nowhere();
            sink = new Instance<>("", scope, declare.apply(scope), 0);
            nowhere = sink;
        }
        return sink.content;
    }

    boolean take(Points points, long readNanos) {
        boolean any = false;
        boolean gone = false;
        for (int i = 0; i < ordered.size(); i++) {
            Instance<T> instance = ordered.get(i);
            if (instance.scope.take(points, readNanos)) {
                instance.unset = 0;
                any = true;
            } else {
                gone |= ++instance.unset >= PATIENCE_READS;
            }
        }
        if (gone) {
            closeUnset();
        }
        emptyNowhere();
        next = 0;
        return any;
    }

    private void closeUnset() {
        ordered.removeIf(instance -> {
            boolean over = instance.unset >= PATIENCE_READS;
            if (over) {
                byName.remove(instance.name);
                instance.scope.close();
            }
            return over;
        });
        for (int i = 0; i < ordered.size(); i++) {
            ordered.get(i).place = i;
        }
    }

    void discard() {
        for (int i = 0; i < ordered.size(); i++) {
            ordered.get(i).scope.discard();
        }
        emptyNowhere();
    }

    private void emptyNowhere() {
        if (nowhere != null) {
            nowhere.scope.discard();
        }
    }

    void close() {
        ordered.forEach(instance -> instance.scope.close());
        ordered.clear();
        byName.clear();
    }

    private static final class Instance<T> {
        private final String name;
        private final Scope scope;
        private final T content;
        private int place;
        private int unset;

        private Instance(String name, Scope scope, T content, int place) {
            this.name = name;
            this.scope = scope;
            this.content = content;
            this.place = place;
        }
    }
}
