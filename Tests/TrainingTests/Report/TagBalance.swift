import Foundation

/// Checks that each element of a page is closed in order, and collects what a test asks about.
struct TagBalance {
    /// What is wrong, in the order of the page.
    private(set) var faults: [String] = []
    /// How often each element begins.
    private(set) var counts: [String: Int] = [:]
    /// Values of `id`.
    private(set) var identifiers: [String] = []
    /// Values of `aria-labelledby`, word by word.
    private(set) var labels: [String] = []

    init(_ page: String) {
        var open: [String] = []
        var rest = Substring(page)
        while let start = rest.firstIndex(of: "<") {
            if rest[..<start].contains(">") { faults.append("stray > before \(rest[start...].prefix(20))") }
            guard let end = rest[start...].firstIndex(of: ">") else {
                faults.append("unclosed tag")
                break
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                if open.popLast() != String(tag.dropFirst()) { faults.append("unexpected <\(tag)>") }
                continue
            }
            let name = String(tag.prefix { $0 != " " && $0 != "/" })
            counts[name, default: 0] += 1
            if tag.filter({ $0 == "\"" }).count % 2 != 0 || tag.contains("<") { faults.append("attributes of \(tag)") }
            identifiers += Self.values(of: "id", in: tag)
            labels += Self.values(of: "aria-labelledby", in: tag).flatMap { $0.split(separator: " ").map(String.init) }
            if name == "style", let close = rest.range(of: "</style>") { rest = rest[close.lowerBound...] }
            if !tag.hasSuffix("/") { open.append(name) }
        }
        faults += open.map { "<\($0)> is not closed" }
    }

    private static func values(of name: String, in tag: Substring) -> [String] {
        guard let start = tag.range(of: " \(name)=\"") else { return [] }
        return [String(tag[start.upperBound...].prefix { $0 != "\"" })]
    }
}
