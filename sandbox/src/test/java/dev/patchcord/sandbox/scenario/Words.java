package dev.patchcord.sandbox.scenario;

import io.cucumber.java.ParameterType;

/** The names that occur in scenarios. */
public final class Words {
  /** Somebody who calls. */
  @ParameterType("Grace|Heidi|Ivan|Judy")
  public String caller(String name) {
    return name;
  }

  /** Somebody who is called. */
  @ParameterType("Ada|Ben|Cleo|the tenth specialist")
  public Person specialist(String name) {
    return Person.named(name);
  }
}
