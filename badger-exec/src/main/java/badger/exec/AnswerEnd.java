package badger.exec;

/** How a program that lives on says that its answer is whole. */
enum AnswerEnd {
    /** By the end of the line. */
    LINE,
    /** By an empty line behind it. */
    EMPTY_LINE;

    /** Where the first answer in these bytes ends, or -1. */
    int in(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n' && (this == LINE || i == 0 || bytes[i - 1] == '\n')) {
                return i + 1;
            }
        }
        return -1;
    }
}
