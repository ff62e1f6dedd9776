package io.attentivecourier.settings;

import java.nio.file.Path;

/**
 * The one key that files are encrypted to.
 *
 * @param publicKeyFile existed when the settings were read
 * @param fingerprint of the primary key: 40 or 64 hex digits in upper case, without spaces
 */
public record Pgp(Path publicKeyFile, String fingerprint) {}
