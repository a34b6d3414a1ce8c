package io.lifafa;

import io.lifafa.cli.LifafaCommand;

/** The command line. Exit codes: 0 done, 1 something is not as it should be, 2 the command cannot be carried out. */
public final class Lifafa {
    private Lifafa() {}

    public static void main(String[] args) {
        System.exit(LifafaCommand.execute(args));
    }
}
