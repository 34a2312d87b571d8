public import Corpora
import Foundation

/// The recipes that ship with the program, and those of the operator.
public struct RecipeCatalog: Sendable {
    /// A recipe with where it comes from.
    public struct Entry: Sendable {
        /// The recipe.
        public let recipe: Recipe
        /// Whether it is a file that the operator named, which may speak of files of this machine.
        public let isLocal: Bool
    }

    /// Folder of the recipes that ship.
    public let folder: String

    /// Names the folder: `corpora/recipes` of what ships beside the program.
    public init(share: ShareDirectory) { folder = share.appending("corpora/recipes") }

    /// All recipes that ship, by identifier.
    ///
    /// - Returns: The recipes.
    /// - Throws: `RecipeError` for the first that cannot be read.
    public func shipped() throws(RecipeError) -> [Recipe] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw RecipeError(file: folder, line: 0, reason: .unreadable(error.localizedDescription))
        }
        var recipes: [Recipe] = []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            recipes.append(try Recipe(path: folder + "/" + name))
        }
        return recipes
    }

    /// The recipe with an identifier, or in a file where the name has a slash or the ending `.yaml`.
    ///
    /// - Parameter name: Identifier or path.
    /// - Returns: The recipe.
    /// - Throws: `RecipeError`.
    public func entry(_ name: String) throws(RecipeError) -> Entry {
        if name.contains("/") || name.hasSuffix(".yaml") {
            return Entry(recipe: try Recipe(path: name), isLocal: true)
        }
        let path = folder + "/" + name + ".yaml"
        guard FileManager.default.fileExists(atPath: path) else {
            throw RecipeError(file: folder, line: 0, reason: .unknownRecipe(name))
        }
        return Entry(recipe: try Recipe(path: path), isLocal: false)
    }
}
