import Testing

@testable import Corpora

struct LicenceTermsTests {
    @Test(
        "knows names of the table",
        arguments: [
            ("CC0", "CC0-1.0"), ("CC BY 3.0", "CC-BY-3.0"), ("CC BY-SA 3.0", "CC-BY-SA-3.0"),
            ("cc by 4.0", "CC-BY-4.0"), ("CC-BY-SA-4.0", "CC-BY-SA-4.0"),
            ("CC BY-NC 4.0", "CC-BY-NC-4.0"), ("ODC-By", "ODC-By-1.0"), ("mit", "MIT"), ("Apache-2.0", "Apache-2.0"),
            ("GPL-2.0+", "GPL-2.0-or-later"), ("GPL-3.0-only", "GPL-3.0"), ("Unicode-DFS-2016", "Unicode-DFS-2016"),
            ("unstated", "unstated"), ("", "unstated"), ("CC-BY-ND-4.0", nil), ("GPL-2.0-only", nil),
        ] as [(String, String?)])
    func names(name: String, expected: String?) {
        #expect(LicenceTerms.named(name)?.name == expected)
    }

    @Test(
        "judges sets of licences",
        arguments: [
            ([], true, [], []),
            (["CC-BY-4.0", "CC0-1.0", "MIT", "ODC-By-1.0", "Apache-2.0", "Unicode-DFS-2016"], true, [], []),
            (["CC-BY-4.0", "CC-BY-SA-4.0"], true, [], ["CC-BY-SA-4.0 share-alike"]),
            (["CC-BY-SA-4.0", "GPL-3.0"], true, [], ["CC-BY-SA-4.0 share-alike", "GPL-3.0 share-alike"]),
            (
                ["CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-4.0"], false, ["CC-BY-NC-4.0 CC-BY-SA-4.0"],
                ["CC-BY-NC-4.0 non-commercial", "CC-BY-SA-4.0 share-alike"]
            ),
            (
                ["GPL-2.0-or-later", "CC-BY-NC-4.0"], false, ["CC-BY-NC-4.0 GPL-2.0-or-later"],
                ["CC-BY-NC-4.0 non-commercial", "GPL-2.0-or-later share-alike"]
            ),
            (["CC-BY-NC-4.0", "MIT"], true, [], ["CC-BY-NC-4.0 non-commercial"]),
            (["unstated", "MIT"], false, [], ["unstated unstated"]),
            (["EUPL-1.2"], false, [], ["EUPL-1.2 unknown"]),
        ] as [([String], Bool, [String], [String])])
    func judges(licences: [String], isRedistributable: Bool, conflicts: [String], warnings: [String]) {
        let found = LicenceCompatibility(of: licences)
        #expect(found.isRedistributable == isRedistributable)
        #expect(found.conflicts.map { "\($0.first) \($0.second)" } == conflicts)
        #expect(found.warnings.map { "\($0.licence) \($0.kind.rawValue)" } == warnings)
    }
}
