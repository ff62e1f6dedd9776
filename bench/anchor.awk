# Rows of COPY's text form, phone and segment, into one CSV a segment: DIR/people_K.csv. It asks less
# than the product does: no order, no duplicates, no hashes, no note of what is bad.
BEGIN { FS = "\t" }
!($2 in file) {
  legal = $2 != "\\N" && length($2) <= 64 && $2 ~ /^[A-Za-z0-9_-][A-Za-z0-9 _-]*$/ && $2 !~ /  / && $2 !~ / $/
  file[$2] = legal ? dir "/people_" ++files ".csv" : ""
}
file[$2] == "" { bad++; next }
{
  phone = $1
  if (phone !~ /^\+1[0-9]+$/ || length(phone) != 12) {
    gsub(/[ ().-]/, "", phone)
    if (phone ~ /^\+?1[0-9]+$/ && length(phone) >= 11) sub(/^\+?1/, "", phone)
    if (phone !~ /^[0-9]+$/ || length(phone) != 10) { bad++; next }
  } else phone = substr(phone, 3)
  print phone "," $2 > file[$2]
}
