/**
 * How a staged file is packed before it is sealed: compressed, encrypted, and read back each time.
 * A packed file that cannot be opened is, at the receiver, a list that did not come.
 *
 * <p>Camel's own formats for gzip, zip and tar are not used: the step {@code marshal} gathers what
 * comes out on the heap, their archives hold the time of day, and gzip knows no level. So archives
 * are written here, from file to file, by Commons Compress. PGP is Camel's format, driven by the
 * root package from file to file: as a step, 300 MB ran out of memory at 128 MB of heap.
 */
package io.attentivecourier.pack;
