package dev.patchcord.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayeringTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.patchcord.console");

  @Test
  void whatIsKnownIsAPureFunctionOfTheFacts() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.patchcord.console.projection..",
            "dev.patchcord.console.board..",
            "dev.patchcord.console.search..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "org.springframework.web..", "org.slf4j..", "org.thymeleaf..")
        .because("a page that is told from facts alone can be tested without a broker or a browser")
        .check(classes);
  }

  @Test
  void theConsoleWritesToNoTopic() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.clients.producer..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("dev.patchcord.contract.deadletter.Requeue.*")
        .because("it acts only through the ingress's operator API, which knows who asks")
        .check(classes);
  }

  @Test
  void theMindIsALibraryHere() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.patchcord.orchestrator.stream..", "dev.patchcord.orchestrator.watch..")
        .because("the console reads what was decided, and never decides")
        .check(classes);
  }
}
