/**
 * The receiver's folder: log in, upload under a temporary name, read the size back, rename. Entry:
 * {@code Pickup}. It drives camel-ftp's own operations, as no endpoint renames or lists as a step.
 * It knows files by name and size, not what is in them.
 */
package io.attentivecourier.pickup;
