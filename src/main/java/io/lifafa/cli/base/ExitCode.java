package io.lifafa.cli.base;

/** The exit codes of every command. */
public final class ExitCode {
    /** Everything is as it should be. */
    public static final int OK = 0;

    /** The command was carried out and found something that is not as it should be. */
    public static final int NOT_OK = 1;

    /** The command could not be carried out. */
    public static final int FAILED = 2;

    private ExitCode() {}
}
