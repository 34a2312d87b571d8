import Foundation

/// The digests of files whose recipe knows none, as they were first fetched: `recipes/digests.jsonl` of the data folder.
struct DigestLedger: Sendable {
    /// A file as it was first fetched.
    struct Entry: Codable, Hashable, Sendable {
        let url: String
        let sha256: String
        let size: Int
    }

    private let file: LineLedger<Entry>

    /// Names the ledger of a data folder.
    init(dataDirectory: String) { file = LineLedger(path: dataDirectory + "/recipes/digests.jsonl") }

    /// What an address gave the first time, or nil.
    func entry(of url: String) throws(RecipeFetchError) -> Entry? {
        try file.entries().first { $0.url == url }
    }

    /// Records what an address gave.
    func record(_ entry: Entry) throws(RecipeFetchError) { try file.append(entry) }
}
