package dev.patchcord.console.action;

/**
 * That a dead letter is to be put back.
 *
 * @param letter its id, for example {@code 3:41}
 * @param by who, by the name of the login
 * @param why in that person's words; never blank
 */
public record RequeueWish(String letter, String by, String why) {}
