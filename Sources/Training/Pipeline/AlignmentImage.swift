import PhraseMT

/// Links of all pairs as the bytes of a stage.
enum AlignmentImage {
    /// The bytes of links.
    static func image(_ links: AlignedLinks) -> [UInt8] {
        var writer = ImageWriter(mark: "CHAKAAL1", version: 1)
        writer.add(links.links)
        writer.add(links.offsets.map { UInt32($0) })
        return writer.image()
    }

    /// The links that bytes hold.
    static func links(_ file: MappedFile) throws(BundleError) -> AlignedLinks {
        var reader = try ImageReader(file, mark: "CHAKAAL1", version: 1)
        let links = try reader.section(of: AlignmentLink.self)
        let offsets = try reader.section(of: UInt32.self)
        var result = AlignedLinks()
        for pair in 0..<max(0, offsets.count - 1) {
            result.append(links.buffer[Int(offsets[pair])..<Int(offsets[pair + 1])])
        }
        return result
    }
}
