package io.lifafa.config;

/** What the embedded store has done with a write before it says so. */
public enum Durability {
    /** It has reached the file: survives the death of the process, not that of the machine. */
    FILE,
    /** It has been forced to the disk: survives a power cut too. */
    DISK
}
