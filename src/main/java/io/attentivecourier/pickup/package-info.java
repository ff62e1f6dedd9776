/**
 * Works in the receiver's folder: logs in, uploads under a temporary name, reads the size back,
 * renames. Entry: {@code Pickup}. It drives camel-ftp's own operations, because no endpoint renames
 * or lists as a step. It knows files by name and size, not what is in them.
 */
package io.attentivecourier.pickup;
