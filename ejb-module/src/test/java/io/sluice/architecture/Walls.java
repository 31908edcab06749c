package io.sluice.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The walls between the parts of the system, for the packages below one root. */
final class Walls {

    /** From the bottom up: a feature sees those before it; those in one line do not see each other. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("shared"),
            List.of("config"),
            List.of("spi"),
            List.of("security"),
            List.of("job"),
            List.of("submission", "execution", "worker"),
            List.of("workflow", "schedule", "event"),
            List.of("notification", "analytics"),
            List.of("operations"));

    /** Parts that decide and do nothing else: by class, or all of a package. */
    private static final List<String> PURE = List.of(
            "job.JobTransitions",
            "job.JobState",
            "job.JobEvent",
            "job.RetryPolicy",
            "submission.BundleSize",
            "workflow.asl.",
            "schedule.cron.",
            "event.matching.",
            "analytics.percentile.");

    private final String root;

    Walls(String root) {
        this.root = root;
    }

    /** Every wall by its name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> walls = new LinkedHashMap<>();
        walls.putAll(layers());
        walls.put("cycles", cycles());
        walls.put("workloads see the spi", workloadsSeeTheSpi());
        walls.put("nobody sees a workload", nobodySeesAWorkload());
        walls.put("shared is plain Java", sharedIsPlainJava());
        walls.put("spi is what it is", spiStandsAlone());
        walls.put("messages", messages());
        walls.put("storage", storage());
        walls.put("pure parts", pureParts());
        walls.put("clock", clock());
        walls.put("sleep", sleep());
        walls.put("threads", threads());
        walls.put("executors", executors());
        walls.put("after-success observers", afterSuccessObservers());
        walls.put("names", names());
        return walls;
    }

    private Map<String, ArchRule> layers() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        for (int level = 0; level < LAYERS.size(); level++) {
            for (String feature : LAYERS.get(level)) {
                List<String> hidden = new ArrayList<>();
                LAYERS.subList(level, LAYERS.size()).forEach(hidden::addAll);
                hidden.remove(feature);
                rules.put("layer " + feature, layer(feature, hidden));
            }
        }
        return rules;
    }

    private ArchRule layer(String feature, List<String> hidden) {
        return noClasses()
                .that()
                .resideInAPackage(in(feature))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(hidden.stream().map(this::in).toArray(String[]::new))
                .allowEmptyShould(true)
                .because("a feature can be understood, and changed, with only what lies below it in mind");
    }

    private ArchRule cycles() {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("two features that need each other are one feature");
    }

    private ArchRule workloadsSeeTheSpi() {
        return noClasses()
                .that()
                .resideInAPackage(in("workload"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + "..")
                        .and(not(resideInAnyPackage(in("workload"), in("spi"), in("shared")))))
                .allowEmptyShould(true)
                .because("the workloads that ship are the proof that the spi is enough for anybody's");
    }

    private ArchRule nobodySeesAWorkload() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("workload"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("workload"))
                .because("a workload is found by its annotation and can be left out");
    }

    private ArchRule sharedIsPlainJava() {
        return noClasses()
                .that()
                .resideInAPackage(in("shared"))
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("java..", "jakarta.json..", in("shared"))))
                .because("what every feature sits on must not drag a framework under all of them");
    }

    private ArchRule spiStandsAlone() {
        return noClasses()
                .that()
                .resideInAPackage(in("spi"))
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("java..", "jakarta.json..", in("spi"))))
                .because("a handler is compiled against the spi alone, and outlives changes behind it");
    }

    private ArchRule messages() {
        DescribedPredicate<JavaClass> messengers = describe(
                "a consumer, publisher or dispatcher, or in operations",
                one -> one.getName().matches(".*(Consumer|Publisher|Dispatcher)(\\$.*)?")
                        || one.getPackageName().startsWith(root + ".operations"));
        return noClasses()
                .that(not(messengers))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.jms..")
                .because("the broker is a doorbell: whoever else rang or listened would make it hold the truth");
    }

    private ArchRule storage() {
        // NamedSql, ArraySql, RowChanges, RunningRow: the statements under the stores. SqlDialect, Schema: asked for
        // the kind of database before any store
        // exists. StorageFailure: tells the kinds of SQLException apart. DatabaseCheck: asks the pool whether the
        // database answers, which no store can when it does not.
        DescribedPredicate<JavaClass> stores = describe(
                "a store",
                one -> one.getName().matches(".*Store(\\$.*)?")
                        || List.of(
                                        "job.NamedSql",
                                        "job.ArraySql",
                                        "job.RowChanges",
                                        "job.RunningRow",
                                        "config.SqlDialect",
                                        "config.Schema",
                                        "config.StorageFailure",
                                        "operations.DatabaseCheck")
                                .stream()
                                .anyMatch(name -> one.getName().matches("\\Q" + root + "." + name + "\\E(\\$.*)?")));
        return noClasses()
                .that(not(stores))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.hibernate..")
                        .or(name("jakarta.persistence.EntityManager"))
                        .or(name("jakarta.persistence.Query")))
                .because("SQL that is in the stores can be read, tuned and run on both databases in one place");
    }

    private ArchRule pureParts() {
        DescribedPredicate<JavaClass> pure = describe("a pure part", this::isPure);
        return noClasses()
                .that(pure)
                .should()
                .dependOnClassesThat(not(pure).and(not(resideInAnyPackage("java..", "jakarta.json..", in("shared")))))
                .because("what only decides is tested with values, in microseconds, and never by starting anything");
    }

    private boolean isPure(JavaClass one) {
        String outer = one.getBaseComponentType().getName().replaceAll("\\$.*", "");
        return PURE.stream()
                .map(part -> root + "." + part)
                .anyMatch(part -> part.endsWith(".") ? outer.startsWith(part) : outer.equals(part));
    }

    private ArchRule clock() {
        return noClasses()
                .that(not(name(root + ".config.Settings")))
                .should()
                .callMethodWhere(target(name("now"))
                        .and(targetOwner(resideInAnyPackage("java.time")))
                        .or(target(name("currentTimeMillis")))
                        .or(target(name("systemUTC")).and(targetOwner(type(Clock.class)))))
                .because("time comes from the one Clock that is injected, so that a test can move it");
    }

    private ArchRule sleep() {
        return noClasses()
                .should()
                .callMethodWhere(target(name("sleep")).and(targetOwner(resideInAnyPackage("java.."))))
                .because("sleep waits for nothing in particular and holds a thread meanwhile");
    }

    private ArchRule threads() {
        return noClasses()
                .should()
                .callConstructorWhere(targetOwner(assignableTo(Thread.class)))
                .because("threads belong to the container, which names, counts and stops them");
    }

    private ArchRule executors() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Executors.class)
                .because("a pool of our own is one the container can neither bound nor drain");
    }

    private ArchRule afterSuccessObservers() {
        return methods()
                .should(new ArchCondition<>("not observe after success") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean late = method.getParameters().stream()
                                .flatMap(parameter -> parameter.tryGetAnnotationOfType(Observes.class).stream())
                                .anyMatch(observes -> observes.during() == TransactionPhase.AFTER_SUCCESS);
                        events.add(new SimpleConditionEvent(method, !late, method.getFullName() + " observes"));
                    }
                })
                .because("what happens after the commit is lost in a crash: it belongs into the transaction, or into"
                        + " a sweep that finds it again");
    }

    private ArchRule names() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)(\\$.*)?")
                .because("such a name says that nobody could say what the class is for");
    }

    private String in(String feature) {
        return root + "." + feature + "..";
    }

    static Stream<String> features() {
        return LAYERS.stream().flatMap(List::stream);
    }
}
