package dev.patchcord.console.action;

/**
 * What the ingress would do with a dead letter.
 *
 * @param possible it would put the record back
 * @param says what would go where, or why nothing would
 */
public record RequeuePlan(boolean possible, String says) {}
