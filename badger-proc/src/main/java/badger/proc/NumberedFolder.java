package badger.proc;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** The entries of a folder whose names are numbers. {@link File#list} takes half the memory of a DirectoryStream. */
final class NumberedFolder {
    private int[] numbers = new int[64];
    private int size;

    /** Lists this folder; false if there is no such folder. */
    boolean read(File folder) throws IOException {
        size = 0;
        String[] names = folder.list();
        if (names == null) {
            return exists(folder);
        }
        boolean ascending = true;
        for (int i = 0; i < names.length; i++) {
            int number = number(names[i]);
            if (number >= 0) {
                ascending &= size == 0 || numbers[size - 1] < number;
                add(number);
            }
        }
        if (!ascending) {
            Arrays.sort(numbers, 0, size);
        }
        return true;
    }

    int size() {
        return size;
    }

    int number(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return numbers[index];
    }

    private void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    /** The number that this name is, or -1. */
    private static int number(String name) {
        int length = name.length();
        if (length == 0 || length > 10) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= Integer.MAX_VALUE ? (int) value : -1;
    }

    /** Finds out why a folder could not be listed: false, or what it really was. */
    private static boolean exists(File folder) throws IOException {
        Path path = folder.toPath();
        try (DirectoryStream<Path> _ = Files.newDirectoryStream(path)) {
            throw new FileSystemException(path.toString(), null, "it can be listed now, but could not be");
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
