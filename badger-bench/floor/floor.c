/*
 * The floor: reads the files that it is given once a second, kept open, each whole, and does nothing with them.
 * What it takes is the kernel's price of the files, and of one wait.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { MOST_FILES = 64 };

static char buffer[1 << 20];

int main(int count, char **paths) {
    int files[MOST_FILES];
    if (count > MOST_FILES) {
        fprintf(stderr, "at most %d files\n", MOST_FILES - 1);
        return 2;
    }
    for (int i = 1; i < count; i++) {
        files[i] = open(paths[i], O_RDONLY | O_CLOEXEC);
        if (files[i] < 0) {
            perror(paths[i]);
            return 1;
        }
    }
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    for (;;) {
        next.tv_sec++;
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL) != 0) {
        }
        for (int i = 1; i < count; i++) {
            off_t length = 0;
            ssize_t got;
            /* The kernel may hand a file out in pieces: only nothing is its end. */
            while ((got = pread(files[i], buffer, sizeof buffer, length)) > 0) {
                length += got;
            }
        }
    }
}
