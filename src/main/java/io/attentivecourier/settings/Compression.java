package io.attentivecourier.settings;

/** How a file is compressed before it is sealed. */
public enum Compression {
  NONE,
  GZIP,
  ZIP,
  TAR,
  TGZ
}
