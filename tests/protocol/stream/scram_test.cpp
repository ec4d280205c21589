#include "protocol/stream/sasl/scram.hpp"

#include <catch2/catch_test_macros.hpp>

using protocol::crypto::Hash;
using protocol::sasl::Scram;
using protocol::sasl::ScramFault;

TEST_CASE("SCRAM-SHA-1 goes as in RFC 5802 §5", "[scram]") {
  Scram scram(Hash::Sha1, "user", "pencil", "fyko+d2lbbFgONRv9qkxdawL");
  CHECK(scram.first_message() == "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
  CHECK(scram.answer("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096") ==
        "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
  CHECK(scram.verify("v=rmF9pqV8S7suAoZWja4dJRkFsKQ="));
  CHECK(scram.verify("v=smF9pqV8S7suAoZWja4dJRkFsKQ=") == std::unexpected(ScramFault::WrongSignature));
  CHECK(scram.verify("v=rmF9pqV8S7suAoZWja4dJRkFsKQ") == std::unexpected(ScramFault::Malformed));
  CHECK(scram.verify("e=other-error") == std::unexpected(ScramFault::Refused));
}

TEST_CASE("SCRAM-SHA-256 goes as in RFC 7677 §3", "[scram]") {
  Scram scram(Hash::Sha256, "user", "pencil", "rOprNGfwEbeRWgbNEkqO");
  CHECK(scram.answer("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096") ==
        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
  CHECK(scram.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
}

TEST_CASE("no signature is right before there was a proof", "[scram][hostile]") {
  const Scram scram(Hash::Sha256, "user", "pencil", "nonce");
  CHECK(scram.verify("v=") == std::unexpected(ScramFault::WrongSignature));
}

TEST_CASE("commas and equals signs in names are escaped", "[scram]") {
  CHECK(Scram(Hash::Sha1, "a,b=c", "x", "n").first_message() == "n,,n=a=2Cb=3Dc,r=n");
}
