import Testing
import TextProcessing

struct DigestTests {
    /// FIPS 180-4 examples published by NIST.
    @Test(
        "equals the published values",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func published(text: String, digest: String) {
        #expect(Digest(of: text).description == digest)
    }

    @Test("keeps lists of fields apart")
    func fieldsDoNotRunTogether() {
        #expect(Digest(fields: ["ab", "c"]) != Digest(fields: ["a", "bc"]))
        #expect(Digest(fields: []) != Digest(fields: [""]))
    }

    /// RFC 9562, appendix A.4: namespace DNS, name `www.example.com`.
    @Test("makes the UUIDv5 of the RFC")
    func uuid() {
        let dns: [UInt8] = [
            0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
        ]
        #expect(nameBasedUUID(namespace: dns, name: "www.example.com") == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
    }
}
