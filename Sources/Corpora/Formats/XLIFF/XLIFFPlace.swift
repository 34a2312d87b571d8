/// Where in an XLIFF document a unit stands: its file and the groups around it.
///
/// A record carries it as its first properties: `file@NAME` for attributes of the file, `file/NAME` for elements of it
/// (on the first record only), then for each group `group` with the group's id, `group@NAME` and `group/NAME`.
struct XLIFFPlace: Hashable {
    /// `original` of the file.
    var document: String?
    /// Language translated from.
    var sourceLanguage: String?
    /// Language translated into.
    var targetLanguage: String?
    /// Further attributes of the file as `file@NAME`.
    var file: [Property] = []
    /// The groups from outside in.
    var groups: [[Property]] = []

    /// Creates an empty place.
    init() {}

    /// Takes the place of a record from the beginning of its properties.
    ///
    /// - Parameters:
    ///   - properties: Properties of a record.
    ///   - attributes: Attributes that a file may have.
    ///   - group: Attributes that a group may have.
    /// - Returns: Elements of the file as markup.
    mutating func take(from properties: inout [Property], file attributes: [String], group: [String]) -> [XMLElement] {
        var rest = properties[...]
        var elements: [XMLElement] = []
        while let property = rest.first {
            if let element = Self.element(property, "file/") {
                elements.append(element)
            } else if let name = property.name.suffix(after: "file@"), attributes.contains(name),
                !file.contains(where: { $0.name == property.name })
            {
                file.append(property)
            } else if property.name == "group" {
                groups.append([property])
            } else if let last = groups.last, Self.belongs(property, to: last, group) {
                groups[groups.count - 1].append(property)
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        properties = Array(rest)
        return elements
    }

    /// A start tag of a group as properties.
    static func group(_ element: XMLElement) -> [Property] {
        [Property(name: "group", value: element["id"] ?? "")]
            + element.attributes.filter { $0.name != "id" }.map { Property(name: "group@\($0.name)", value: $0.value) }
    }

    /// Writes start tag and leading elements of a group.
    static func start(_ group: [Property], number: Int?, to output: inout XMLOutput) {
        var attributes: [(String, String)] = []
        for property in group {
            if property.name == "group" {
                if !property.value.isEmpty {
                    attributes.append(("id", property.value))
                } else if let number {
                    attributes.append(("id", "g\(number)"))
                }
            } else if let name = property.name.suffix(after: "group@") {
                attributes.append((name, property.value))
            }
        }
        output.start("group", attributes)
        for property in group where property.name.hasPrefix("group/") { output.markup(property.value) }
    }

    /// The element that a property with a prefix and the element's name holds.
    static func element(_ property: Property, _ prefix: String) -> XMLElement? {
        guard let name = property.name.suffix(after: prefix), let element = XMLFragment.element(property.value),
            element.name == name
        else { return nil }
        return element
    }

    private static func belongs(_ property: Property, to group: [Property], _ attributes: [String]) -> Bool {
        if let name = property.name.suffix(after: "group@") {
            return attributes.contains(name) && !group.contains { $0.name == property.name }
        }
        return element(property, "group/") != nil
    }
}

extension String {
    /// What stands behind a prefix, or nil when the text does not begin with it.
    func suffix(after prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
