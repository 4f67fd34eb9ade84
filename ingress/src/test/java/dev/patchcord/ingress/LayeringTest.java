package dev.patchcord.ingress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.patchcord.ingress",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {
  private static final String HERE = "dev.patchcord.ingress";

  @ArchTest
  static final ArchRule twiliosLibraryStaysInTheDocuments =
      noClasses()
          .that()
          .resideOutsideOfPackage(HERE + ".document")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.twilio..")
          .because("its TwiML classes are wanted, its client with its retries is not");

  @ArchTest
  static final ArchRule calendarFilesAreWrittenInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage(HERE + ".appointment")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.fortuna.ical4j..")
          .because("what a calendar program reads is one class's matter");

  @ArchTest
  static final ArchRule documentsAndTranslationArePure =
      noClasses()
          .that()
          .resideInAnyPackage(HERE + ".document", HERE + ".translate", HERE + ".request")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache.kafka..",
              "jakarta.servlet..",
              "java.net.http..",
              "org.slf4j..",
              "java.time.Clock",
              HERE + ".publish",
              HERE + ".live",
              HERE + ".reception",
              HERE + ".assistant",
              HERE + ".appointment",
              HERE + ".web",
              HERE + ".vapi")
          .because("what a vendor's words mean is tested without a server, and is the same twice");

  @ArchTest
  static final ArchRule onlyTheVapiPackageCallsOut =
      noClasses()
          .that()
          .resideOutsideOfPackage(HERE + ".vapi")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .because("a webhook that waits for somebody else needs a budget, which is kept there");

  @ArchTest
  static final ArchRule vapisWordsStayAtTheEdge =
      noClasses()
          .that()
          .resideInAnyPackage(
              HERE + ".document", HERE + ".publish", HERE + ".live", HERE + ".request")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameStartingWith("Vapi")
          .because("when Vapi changes its shapes, vapi and translate change and nothing else");

  @ArchTest
  static final ArchRule kafkaStaysBehindTheLog =
      noClasses()
          .that()
          .resideOutsideOfPackages(HERE, HERE + ".publish", HERE + ".live", HERE + ".appointment")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
          .because("controllers publish events; how they travel is the log's matter");

  @ArchTest
  static final ArchRule requestsAreReadByTheGateOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(HERE, HERE + ".security")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.servlet..")
          .because("a controller that reads a request by itself reads what nobody has believed");

  @ArchTest
  static final ArchRule controllersStayPackagePrivate =
      classes()
          .that()
          .resideInAPackage(HERE + ".web")
          .should()
          .notBePublic()
          .because("nothing but the web server calls them");

  @ArchTest
  static final ArchRule theVendorClientKnowsNoWebhook =
      noClasses()
          .that()
          .resideInAPackage(HERE + ".vapi")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              HERE + ".web", HERE + ".reception", HERE + ".publish", HERE + ".document")
          .because("it opens a session when it is asked, and decides nothing");

  @ArchTest
  static final ArchRule timeAndChanceComeInAsArguments =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Wiring")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .because("tests set the clock and name the deliveries");
}
