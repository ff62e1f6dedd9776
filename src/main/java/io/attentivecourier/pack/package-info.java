/**
 * How a staged file is packed before it is sealed: compressed, encrypted, and read back each time.
 * A packed file that cannot be opened is, at the receiver, a list that did not come.
 *
 * <p>Camel's own formats for gzip, zip and tar gather their output on the heap (300 MB at 128 MB of
 * heap: out of memory), stamp the time of day, and gzip knows no level. So the archives are written
 * here, from file to file, by Commons Compress. PGP is Camel's format, driven by the root package.
 */
package io.attentivecourier.pack;
