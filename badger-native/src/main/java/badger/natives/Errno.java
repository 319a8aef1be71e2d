package badger.natives;

/** The kernel's errors that a call of ours can meet, in words: errno(3). */
final class Errno {
    private Errno() {}

    static String text(int number) {
        return switch (number) {
            case 1 -> "operation not permitted";
            case 2 -> "no such file or directory, or a part of the kernel that is not there";
            case 5 -> "input/output error";
            case 9 -> "bad file descriptor";
            case 11 -> "no answer in time";
            case 12 -> "out of memory";
            case 13 -> "permission denied";
            case 14 -> "bad address";
            case 20 -> "not a directory";
            case 22 -> "invalid argument";
            case 24 -> "too many open files";
            case 30 -> "a file system that is only read";
            case 38 -> "this kernel has no such call";
            case 40 -> "too many symbolic links";
            case 93, 97 -> "this kernel has no such protocol";
            case 95 -> "not supported";
            case 98 -> "address already in use";
            case 105 -> "no buffer space";
            case 107 -> "transport endpoint is not connected";
            case 116 -> "stale file handle";
            default -> "see errno(3)";
        };
    }
}
