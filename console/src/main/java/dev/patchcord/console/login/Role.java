package dev.patchcord.console.login;

/** What a person may do here; each role may do what the one before it may. */
public enum Role {
  /** Sees everything but numbers. */
  VIEWER,
  /** Sees numbers, and acts on calls. */
  OPERATOR,
  /** Looks after the faults as well. */
  ADMIN;

  /** Name of the authority in Spring Security. */
  public String authority() {
    return "ROLE_" + name();
  }

  public boolean seesNumbers() {
    return this != VIEWER;
  }

  public boolean acts() {
    return this != VIEWER;
  }
}
