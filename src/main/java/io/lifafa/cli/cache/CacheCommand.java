package io.lifafa.cli.cache;

import io.lifafa.cache.matching.TemplateCodec;
import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.files.OwnerOnly;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lifafa cache}: the learned templates, as the store has them. They hold no text and no value of any message. */
@Command(
        name = "cache",
        description = "The learned templates in the store: list, show, export, import, drop.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CacheCommand.ListAll.class,
            CacheCommand.Show.class,
            CacheCommand.Export.class,
            CacheCommand.Import.class,
            CacheCommand.Drop.class
        })
public final class CacheCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: one of the commands below");
    }

    /** What the sub-commands share. */
    abstract static class OnStore implements Callable<Integer> {
        @Mixin
        private ConfigOptions options;

        @Override
        public Integer call() throws Exception {
            var config = options.load();
            try (var templates = changes() ? StoredTemplates.open(config) : StoredTemplates.look(config)) {
                return work(templates);
            }
        }

        /** Whether the command changes what is stored; one that does not leaves the store's files alone. */
        boolean changes() {
            return false;
        }

        abstract int work(StoredTemplates templates) throws Exception;
    }

    /** {@code lifafa cache list}. */
    @Command(name = "list", description = "One line per template.", mixinStandardHelpOptions = true)
    static final class ListAll extends OnStore {
        private static final String FORMAT = "%-16s %-14s %-12s %7s %8s  %s%n";

        @Option(names = "--sender", defaultValue = "", description = "Only those of this sender's header.")
        private String sender;

        @Override
        int work(StoredTemplates templates) throws Exception {
            System.out.printf(FORMAT, "id", "sender", "state", "version", "examples", "wording");
            templates.forEach(it -> {
                if (sender.isEmpty() || sender.equalsIgnoreCase(it.getString("header"))) {
                    System.out.printf(
                            FORMAT,
                            it.getString("id"),
                            it.getString("header"),
                            it.getString("state"),
                            it.getValue("version"),
                            it.getValue("examples"),
                            it.getString("pattern").replace('\n', ' '));
                }
            });
            return ExitCode.OK;
        }
    }

    /** {@code lifafa cache show}. */
    @Command(name = "show", description = "One template, whole.", mixinStandardHelpOptions = true)
    static final class Show extends OnStore {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        int work(StoredTemplates templates) throws Exception {
            boolean[] found = {false};
            templates.forEach(it -> {
                if (it.getString("id").equals(id)) {
                    found[0] = true;
                    System.out.println(it.encodePrettily());
                }
            });
            if (!found[0]) {
                System.err.println("no template has the id " + id);
            }
            return found[0] ? ExitCode.OK : ExitCode.NOT_OK;
        }
    }

    /** {@code lifafa cache export}. */
    @Command(
            name = "export",
            description = "Writes all templates to a file, one JSON object per line.",
            mixinStandardHelpOptions = true)
    static final class Export extends OnStore {
        @Parameters(paramLabel = "FILE", description = "Where to; -: standard output.")
        private Path file;

        @Override
        int work(StoredTemplates templates) throws Exception {
            boolean piped = file.toString().equals("-");
            int[] written = {0};
            try (var out = piped ? new PrintWriter(System.out) : new PrintWriter(OwnerOnly.writer(file))) {
                templates.forEach(it -> {
                    out.println(it.encode());
                    written[0]++;
                });
                if (out.checkError()) {
                    throw new IOException("cannot write " + file);
                }
            }
            // The standard output may be what was written itself.
            (piped ? System.err : System.out)
                    .printf("%,d templates written to %s%n", written[0], piped ? "the standard output" : file);
            return ExitCode.OK;
        }
    }

    /** {@code lifafa cache import}. */
    @Command(
            name = "import",
            description = "Takes templates from an export, but for those that the store has in a newer revision.",
            mixinStandardHelpOptions = true)
    static final class Import extends OnStore {
        @Parameters(paramLabel = "FILE")
        private Path file;

        @Override
        boolean changes() {
            return true;
        }

        @Override
        int work(StoredTemplates templates) throws Exception {
            int taken = 0;
            int left = 0;
            int wrong = 0;
            int line = 0;
            try (var in = Files.newBufferedReader(file)) {
                for (var text = in.readLine(); text != null; text = in.readLine()) {
                    line++;
                    try {
                        var template = TemplateCodec.write(TemplateCodec.read(new JsonObject(text)));
                        if (save(template, templates)) {
                            taken++;
                        } else {
                            left++;
                        }
                    } catch (DecodeException | IllegalArgumentException e) {
                        wrong++;
                        System.err.println("line " + line + ": not a template of this version; export it anew");
                    }
                }
            }
            System.out.printf("%,d templates taken, %,d known already, %,d not readable%n", taken, left, wrong);
            return wrong == 0 ? ExitCode.OK : ExitCode.NOT_OK;
        }

        /** One that was dropped here is taken back; that it is imported says so. */
        private static boolean save(JsonObject template, StoredTemplates templates) throws Exception {
            if (Await.on(templates.store().save(template))) {
                return true;
            }
            var stored = Await.on(templates.store().stored(List.of(template.getString("id"))));
            return !stored.isEmpty()
                    && stored.get(0).getBoolean("removed", false)
                    && Await.on(templates
                            .store()
                            .save(template.put("revision", stored.get(0).getLong("revision") + 1)));
        }
    }

    /** {@code lifafa cache drop}. */
    @Command(
            name = "drop",
            description = "Forgets templates. Running nodes forget them within seconds.",
            mixinStandardHelpOptions = true)
    static final class Drop extends OnStore {
        @Parameters(paramLabel = "ID", arity = "0..*")
        private List<String> ids = List.of();

        @Option(names = "--all", description = "All of them.")
        private boolean all;

        @Spec
        private CommandSpec spec;

        @Override
        boolean changes() {
            return true;
        }

        @Override
        int work(StoredTemplates templates) throws Exception {
            if (all == !ids.isEmpty()) {
                throw new ParameterException(new CommandLine(spec), "name ids, or say --all");
            }
            var wanted = new ArrayList<>(ids);
            if (all) {
                templates.forEach(it -> wanted.add(it.getString("id")));
            }
            int dropped = 0;
            for (var id : wanted) {
                if (Await.on(templates.store().remove(id))) {
                    dropped++;
                } else {
                    System.err.println("no template has the id " + id);
                }
            }
            System.out.printf("%,d templates dropped%n", dropped);
            return dropped == wanted.size() ? ExitCode.OK : ExitCode.NOT_OK;
        }
    }
}
