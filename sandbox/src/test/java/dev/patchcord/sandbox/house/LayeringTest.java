package dev.patchcord.sandbox.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;

/**
 * The arrows between the rooms. An exception is written where the rule is, with why it is safe.
 * Rules inside one room are tested in that room.
 */
class LayeringTest {
  private static final String OURS = "dev.patchcord";
  private static final String[] SERVICES = {"ingress", "orchestrator", "dialer"};
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // Tests that other modules' tests use come as jars once those modules are packaged.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(OURS);

  @Test
  void contractKnowsNobodyOfOurs() {
    nothingIn("contract")
        .dependOnClassesThat(
            resideInAPackage(OURS + "..").and(not(resideInAPackage(OURS + ".contract.."))))
        .because("everything points to the contract: whatever it knew, every service would know")
        .check(CLASSES);
  }

  @Test
  void contractKnowsNoFrameworkAndNoVendor() {
    nothingIn("contract")
        .dependOnClassesThat(
            resideInAnyPackage("org.springframework..", "com.twilio..", "org.slf4j.."))
        .because("a replay, a dashboard or a script reads the topics without running a service")
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingress", "orchestrator", "dialer"})
  void servicesPointOnlyToTheContract(String service) {
    String[] others =
        Stream.concat(Arrays.stream(SERVICES), Stream.of("sandbox"))
            .filter(other -> !other.equals(service))
            .map(LayeringTest::room)
            .toArray(String[]::new);
    nothingIn(service)
        .dependOnClassesThat(resideInAnyPackage(others))
        .because("services meet in topics: one that calls another cannot be scaled without it")
        .check(CLASSES);
  }

  @Test
  void followingACallKnowsTheContractAlone() {
    nothingIn("telemetry")
        .dependOnClassesThat(
            resideInAPackage(OURS + "..")
                .and(not(resideInAnyPackage(room("telemetry"), room("contract")))))
        .because("every service is followed by it: whatever it knew, every service would know")
        .check(CLASSES);
  }

  @Test
  void theTwinSharesNoCodeWithWhatItTests() {
    noClasses()
        .that()
        .resideInAPackage(OURS + ".sandbox.twin..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS + "..").and(not(resideInAPackage(OURS + ".sandbox.twin.."))))
        .because("a stand-in that shares code with the services shares their mistakes")
        .check(CLASSES);
  }

  @Test
  void twilioIsKnownWhereItIsSpokenTo() {
    noClasses()
        .that(
            resideInAPackage(OURS + "..")
                .and(
                    not(
                        resideInAnyPackage(
                            // Safe because TwiML is built, not sent: documents are pure functions.
                            OURS + ".ingress.document..",
                            // Safe because its signature check is an oracle beside our own.
                            OURS + ".ingress.security..",
                            OURS + ".dialer.twilio.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.twilio..")
        .because("one place knows each vendor, so that a change of theirs has one address")
        .check(CLASSES);
  }

  @Test
  void theStatemachineLibraryIsKnownToOnePackage() {
    noClasses()
        .that(
            resideInAPackage(OURS + "..")
                .and(not(resideInAPackage(OURS + ".orchestrator.machine.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework.statemachine..")
        .because("its maintainers have retired it: what depends on it must fit on one page")
        .check(CLASSES);
  }

  @Test
  void decidingIsPure() {
    noClasses()
        .that()
        .resideInAPackage(OURS + ".orchestrator.call..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "org.apache.kafka..", "com.twilio..", "org.slf4j..")
        .because("a replay must decide what the call decided: effects and clocks would differ")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {
    classes()
        .that()
        .resideInAPackage(OURS + "..")
        .should()
        .haveNameNotMatching(".*(Manager|Utils?|Helper|Impl)(\\$.*)?")
        .because("such a name says that nobody knew what belongs into the class")
        .check(CLASSES);
  }

  @Test
  void timeAndChanceComeInAsArguments() {
    noClasses()
        .that(resideInAPackage(OURS + "..").and(not(wiring())))
        .should()
        .accessTargetWhere(takesTimeOrChanceFromTheMachine())
        .because(
            "what reads the clock by itself cannot be replayed or tested without waiting: inject"
                + " java.time.Clock, or take the value as an argument")
        .check(CLASSES);
  }

  @Test
  void nobodySleeps() {
    noClasses()
        .that(
            resideInAPackage(OURS + "..")
                .and(not(wiring()))
                // Safe because it is a thread of its own that only looks for Kafka at the start,
                // with a pause from the configuration, and stopping interrupts it.
                .and(not(name(OURS + ".orchestrator.stream.StreamLauncher"))))
        .should()
        .accessTargetWhere(
            describe(
                "sleeps",
                access ->
                    access.getTarget().getName().equals("sleep")
                        && (access.getTargetOwner().isEquivalentTo(Thread.class)
                            || access.getTargetOwner().isEquivalentTo(TimeUnit.class))))
        .because("a wait has a reason: await that, or let a timer call")
        .check(CLASSES);
  }

  private static ClassesShould nothingIn(String room) {
    return noClasses().that().resideInAPackage(room(room)).should();
  }

  private static String room(String name) {
    return OURS + "." + name + "..";
  }

  /** Where the machine's clock and randomness enter: configuration classes and mains. */
  private static DescribedPredicate<JavaClass> wiring() {
    return describe(
        "wiring",
        type ->
            outermost(type).isAnnotatedWith(Configuration.class)
                || outermost(type).isMetaAnnotatedWith(Configuration.class)
                || outermost(type).tryGetMethod("main", String[].class).isPresent());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(LayeringTest::outermost).orElse(type);
  }

  private static DescribedPredicate<JavaAccess<?>> takesTimeOrChanceFromTheMachine() {
    return describe(
        "takes time or chance from the machine",
        access ->
            access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().isEmpty()
                && Stream.of(
                        Instant.class.getName() + ".now",
                        System.class.getName() + ".currentTimeMillis",
                        UUID.class.getName() + ".randomUUID",
                        Clock.class.getName() + ".systemUTC",
                        Clock.class.getName() + ".systemDefaultZone")
                    .anyMatch((target.getOwner().getName() + "." + target.getName())::equals));
  }
}
