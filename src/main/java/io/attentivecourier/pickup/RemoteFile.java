package io.attentivecourier.pickup;

import java.time.Instant;

/**
 * A file in the pickup folder.
 *
 * @param modified by the server's clock; the epoch where the server does not tell
 */
public record RemoteFile(String name, long bytes, Instant modified) {}
