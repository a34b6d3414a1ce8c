package io.lifafa.store.embedded.maps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryShareTest {

    private static final long MEBIBYTE = 1024 * 1024;

    @ParameterizedTest
    @CsvSource({"16, 2", "128, 4", "256, 8", "1024, 32", "65536, 32"})
    void aSmallHeapGivesLessAndALargeOneNoMoreThanDoesGood(long heap, int share) {
        assertThat(MemoryShare.of(heap * MEBIBYTE)).isEqualTo(new MemoryShare(share, (int) (share * MEBIBYTE)));
    }

    @Test
    void aBiteOfCompactionIsNeverMoreThanMayWaitInMemory() {
        assertThat(MemoryShare.of(128 * MEBIBYTE).compactedBytes()).isEqualTo((int) (4 * MEBIBYTE));
        assertThat(MemoryShare.of(1024 * MEBIBYTE).compactedBytes()).isEqualTo((int) (8 * MEBIBYTE));
    }
}
