package io.lifafa;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Deployable;
import io.vertx.core.VerticleBase;
import io.vertx.ext.mongo.MongoClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Which package may know which. */
@AnalyzeClasses(packages = "io.lifafa", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DATABASE = {"com.mongodb..", "io.vertx.ext.mongo.."};

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.lifafa..");

    /** The service proxies that the build writes beside the interfaces. */
    private static final DescribedPredicate<JavaClass> GENERATED = DescribedPredicate.describe(
            "generated", it -> it.getSimpleName().matches(".*(VertxEBProxy|VertxProxyHandler).*"));

    private static ArchRule knowsOnly(String name, String... packages) {
        var allowed = Stream.concat(Stream.of(name), Stream.of(packages))
                .map(it -> "io.lifafa." + it)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("io.lifafa." + name)
                .should()
                .dependOnClassesThat(OURS.and(not(resideInAnyPackage(allowed))));
    }

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_ONLY_JAVA = classes()
            .that()
            .resideInAPackage("io.lifafa.sms..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.lifafa.sms..");

    @ArchTest
    static final ArchRule THE_LEXICAL_LAYER_KNOWS_THE_DOMAIN_AT_MOST = knowsOnly("text..", "sms..");

    /** The lexicon is read with the rest of what users say: a wrong file ends the start like a wrong value. */
    @ArchTest
    static final ArchRule CONFIGURATION_KNOWS_THE_DOMAIN_AT_MOST = knowsOnly("config..", "sms..", "text.lexicon");

    @ArchTest
    static final ArchRule RULES_KNOW_THE_DOMAIN = knowsOnly("rules..", "sms..", "config..", "text..");

    @ArchTest
    static final ArchRule WHAT_IS_SECRET_IS_TOLD_BY_CHARACTERS = knowsOnly("rules.secret", "text");

    @ArchTest
    static final ArchRule THE_CACHE_KNOWS_THE_DOMAIN =
            knowsOnly("cache..", "sms..", "config..", "json", "bus..", "metrics", "store", "store.failure", "text..");

    @ArchTest
    static final ArchRule CAUTION_KNOWS_WORDS = knowsOnly("cache.caution", "text..");

    @ArchTest
    static final ArchRule THE_API_KNOWS_THE_DOMAIN = knowsOnly(
            "api..",
            "sms..",
            "config..",
            "fairness",
            "tenants.quota",
            "tenants.settings",
            "limiter..",
            "metrics",
            "bus..",
            "json",
            "text..");

    @ArchTest
    static final ArchRule THE_LIMITER_KNOWS_THE_DOMAIN = noClasses()
            .that()
            .resideInAPackage("io.lifafa.limiter..")
            .and()
            .resideOutsideOfPackage("io.lifafa.limiter.cluster")
            .should()
            .dependOnClassesThat(
                    OURS.and(not(resideInAnyPackage("io.lifafa.limiter..", "io.lifafa.sms..", "io.lifafa.config.."))));

    @ArchTest
    static final ArchRule THE_CLUSTERS_LIMITS_KNOW_THE_LIMITER_AND_THE_STORE =
            knowsOnly("limiter.cluster", "limiter", "bus..", "config", "store");

    @ArchTest
    static final ArchRule FAIRNESS_KNOWS_NOBODY = knowsOnly("fairness");

    @ArchTest
    static final ArchRule JSON_KNOWS_THE_DOMAIN = knowsOnly("json", "sms..");

    @ArchTest
    static final ArchRule THE_STORE_KNOWS_NO_STAGE = noClasses()
            .that()
            .resideInAPackage("io.lifafa.store..")
            .and()
            .resideOutsideOfPackages("io.lifafa.store.stage", "io.lifafa.store.embedded..")
            .should()
            .dependOnClassesThat(OURS.and(not(resideInAnyPackage(
                            "io.lifafa.store..",
                            "io.lifafa.sms..",
                            "io.lifafa.json",
                            "io.lifafa.fairness",
                            "io.lifafa.bus",
                            "io.lifafa.config..",
                            "io.lifafa.tenants.."))
                    .or(resideInAnyPackage("io.lifafa.store.stage", "io.lifafa.store.embedded.."))));

    /** What a stage promises stands below what keeps it. */
    @ArchTest
    static final ArchRule WHAT_THE_STORE_PROMISES_KNOWS_THE_DOMAIN = knowsOnly("store", "sms..", "config..", "bus");

    @ArchTest
    static final ArchRule THE_STORES_STAGE_KNOWS_WHAT_THE_STORE_PROMISES =
            knowsOnly("store.stage", "store..", "bus..", "sms..", "config", "fairness", "json", "tenants..");

    @ArchTest
    static final ArchRule WHO_CALLS_IS_TOLD_WITHOUT_ANY_STAGE = knowsOnly("tenants..");

    @ArchTest
    static final ArchRule THE_BUS_KNOWS_NO_STAGE = knowsOnly("bus..", "config");

    @ArchTest
    static final ArchRule THE_WAY_TO_THE_DATABASE_KNOWS_NOBODY = knowsOnly("store.connection");

    @ArchTest
    static final ArchRule THE_EMBEDDED_SERVER_KNOWS_ONLY_ITS_CONFIGURATION =
            knowsOnly("store.embedded..", "files", "config..");

    @ArchTest
    static final ArchRule THE_FILES_OF_THE_STORE_KNOW_NOBODY = knowsOnly("store.embedded.disk", "files");

    @ArchTest
    static final ArchRule THE_LOGIN_KNOWS_NOBODY = knowsOnly("store.embedded.auth");

    @ArchTest
    static final ArchRule INGEST_KNOWS_NO_STAGE_BUT_THE_STORE = knowsOnly(
            "ingest..", "sms..", "config..", "bus", "http", "metrics", "store", "store.failure", "json", "tenants..");

    @ArchTest
    static final ArchRule THE_PIPELINE_KNOWS_THE_STAGES_INTERFACES = knowsOnly(
            "pipeline",
            "sms..",
            "config..",
            "bus",
            "metrics",
            "store",
            "store.failure",
            "json",
            "api",
            "cache",
            "rules",
            "tenants.settings");

    @ArchTest
    static final ArchRule READING_KNOWS_NO_WORK =
            knowsOnly("web", "http", "store", "store.lease", "json", "sms..", "config..", "bus", "tenants..");

    @ArchTest
    static final ArchRule JUDGING_KNOWS_NO_STAGE = knowsOnly("evaluate..", "sms..", "json", "ingest.formats..");

    @ArchTest
    static final ArchRule THE_CLUSTER_KNOWS_NO_STAGE =
            knowsOnly("cluster", "cluster.tls", "bus", "config..", "metrics");

    @ArchTest
    static final ArchRule CERTIFICATES_KNOW_NOBODY = knowsOnly("cluster.tls", "files");

    @ArchTest
    static final ArchRule ONLY_THE_CLUSTER_TOUCHES_HAZELCAST = noClasses()
            .that()
            .resideOutsideOfPackage("io.lifafa.cluster")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.hazelcast..", "io.vertx.spi.cluster.hazelcast..");

    @ArchTest
    static final ArchRule EVENTS_KNOW_THE_EVENT_LOG = knowsOnly("events", "store", "bus", "metrics");

    /** A stand-in for somebody else's server: it must not lean on the stages that ask it. */
    @ArchTest
    static final ArchRule THE_SIMULATOR_KNOWS_NO_STAGE_BUT_THE_RULES =
            knowsOnly("simulator", "sms..", "rules", "json", "config..", "http");

    @ArchTest
    static final ArchRule NOBODY_BUT_THE_COMMAND_LINE_KNOWS_THE_SIMULATOR = noClasses()
            .that()
            .resideOutsideOfPackages("io.lifafa.simulator", "io.lifafa.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lifafa.simulator");

    /** Of the store and the stages the pipeline sees interfaces, records and enums. */
    @ArchTest
    static final ArchRule THE_PIPELINE_SEES_NO_INSIDES = noClasses()
            .that()
            .resideInAPackage("io.lifafa.pipeline")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.lifafa.store", "io.lifafa.cache", "io.lifafa.api", "io.lifafa.rules")
                            .and(DescribedPredicate.describe(
                                    "are insides", it -> !it.isInterface() && !it.isRecord() && !it.isEnum())));

    @ArchTest
    static final ArchRule ONLY_NODE_AND_COMMAND_LINE_START_THE_EMBEDDED_SERVER = noClasses()
            .that()
            .resideOutsideOfPackages("io.lifafa.node", "io.lifafa.cli..", "io.lifafa.store.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lifafa.store.embedded..");

    @ArchTest
    static final ArchRule NOBODY_BUT_THE_COMMAND_LINE_KNOWS_THE_NODE = noClasses()
            .that()
            .resideOutsideOfPackages("io.lifafa.node", "io.lifafa.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lifafa.node");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackages("io.lifafa", "io.lifafa.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lifafa.cli..");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_TOUCHES_THE_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackage("io.lifafa.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATABASE);

    /** Without a stated size the driver asks for 2^31-1 documents at once. */
    @ArchTest
    static final ArchRule EVERY_FIND_STATES_ITS_BATCH_SIZE = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(MongoClient.class)))
                    .and(target(nameMatching("find|findWithOptions|listIndexes|aggregate"))));

    @ArchTest
    static final ArchRule ONLY_THE_EMBEDDED_SERVER_TOUCHES_THE_MONGO_SERVER = noClasses()
            .that()
            .resideOutsideOfPackage("io.lifafa.store.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.bwaldvogel..");

    /** The command line keeps the ids it has written to a result file in a scratch map of its own. */
    @ArchTest
    static final ArchRule ONLY_THE_EMBEDDED_SERVER_AND_THE_COMMAND_LINE_TOUCH_MVSTORE = noClasses()
            .that()
            .resideOutsideOfPackages("io.lifafa.store.embedded..", "io.lifafa.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.h2..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.lifafa.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackages("io.lifafa", "io.lifafa.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule ONE_LOGGING_FACADE =
            noClasses().that(not(GENERATED)).should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule VERTICLES_EXTEND_VERTICLE_BASE = classes()
            .that()
            .areAssignableTo(Deployable.class)
            .should()
            .beAssignableTo(VerticleBase.class)
            .andShould()
            .haveSimpleNameEndingWith("Verticle");

    @ArchTest
    static void everyPackageSaysWhatItOwns(JavaClasses classes) {
        var packages =
                classes.stream().map(JavaClass::getPackageName).distinct().sorted();
        assertThat(packages)
                .filteredOn(it -> it.startsWith("io.lifafa."))
                .isNotEmpty()
                .allSatisfy(name -> {
                    var file = Path.of("src/main/java", name.replace('.', '/'), "package-info.java");
                    assertThat(file).exists();
                    assertThat(Files.readString(file).replaceAll("[\\s*]+", " "))
                            .containsIgnoringCase("thread rule");
                });
    }
}
