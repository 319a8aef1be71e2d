package badger.exec;

/** What a module or an emitter of the Python agent may be called: it is the name of a file and of a class. */
final class LegacyNames {
    private LegacyNames() {}

    static void check(String name) {
        boolean good = !name.isEmpty() && !Character.isDigit(name.charAt(0));
        for (int i = 0; i < name.length(); i++) {
            good &= name.charAt(i) == '_' || Character.isLetterOrDigit(name.charAt(i));
        }
        if (!good) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a class of Python");
        }
    }
}
