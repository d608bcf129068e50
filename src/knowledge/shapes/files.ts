// File systems that a kernel or a client asks, each question on a goroutine of its own; and volumes, for Docker.
import { concurrent, concurrentMethods, handler } from './shape.js';

const ctx = 'context.Context';
const errno = 'syscall.Errno';
const goFuse = 'github.com/hanwen/go-fuse/v2';
const inode = `*${goFuse}/fs.Inode`;
const entry = `*${goFuse}/fuse.EntryOut`;
const bazil = 'bazil.org/fuse';
const node = `${bazil}/fs.Node`;
const webdav = 'golang.org/x/net/webdav';
const sftp = 'github.com/pkg/sftp';
const volume = 'github.com/docker/go-plugins-helpers/volume';
const network = 'github.com/docker/go-plugins-helpers/network';

const what = 'file system';

const jacobsaOps =
  'CreateFile CreateLink CreateSymlink FlushFile GetInodeAttributes GetXattr ListXattr LookUpInode MkDir MkNode OpenDir OpenFile ReadDir ReadFile ReadSymlink ReleaseDirHandle ReleaseFileHandle RemoveXattr Rename RmDir SetInodeAttributes SetXattr SyncFile Unlink WriteFile';

export const fileShapes = [
  concurrent(what, 'Lookup', [ctx, 'string', entry], [inode, errno]),
  concurrent(what, 'Readdir', [ctx], [`${goFuse}/fs.DirStream`, errno]),
  concurrent(what, 'Getattr', [ctx, `${goFuse}/fs.FileHandle`, '...'], [errno]),
  concurrent(what, 'Open', [ctx, 'uint32'], [`${goFuse}/fs.FileHandle`, 'uint32', errno]),
  concurrent(what, 'Create', [ctx, 'string', 'uint32', 'uint32', entry]),
  concurrent(what, 'Mkdir', [ctx, 'string', 'uint32', entry], [inode, errno]),
  ...concurrentMethods(what, 'Unlink Rmdir', [ctx, 'string'], [errno]),

  concurrent(what, 'Lookup', [ctx, 'string'], [node, 'error']),
  concurrent(what, 'Lookup', [ctx, `*${bazil}.LookupRequest`, `*${bazil}.LookupResponse`], [node, 'error']),
  concurrent(what, 'ReadDirAll', [ctx], [`[]${bazil}.Dirent`, 'error']),
  concurrent(what, 'Mkdir', [ctx, `*${bazil}.MkdirRequest`], [node, 'error']),
  concurrent(what, 'Create', [ctx, `*${bazil}.CreateRequest`, `*${bazil}.CreateResponse`]),
  concurrent(what, 'Remove', [ctx, `*${bazil}.RemoveRequest`], ['error']),
  concurrent(what, 'Open', [ctx, `*${bazil}.OpenRequest`, `*${bazil}.OpenResponse`]),

  ...jacobsaOps
    .split(' ')
    .map((name) => concurrent(what, name, [ctx, `*github.com/jacobsa/fuse/fuseops.${name}Op`], ['error'])),

  concurrent(what, 'OpenFile', [ctx, 'string', 'int', '_'], [`${webdav}.File`, 'error']),
  ...['Fileread', 'Filewrite', 'Filecmd', 'Filelist'].map((method) =>
    concurrent('SFTP handler', method, [`*${sftp}.Request`]),
  ),

  ...['Create', 'Get', 'Mount', 'Path', 'Remove', 'Unmount'].map((method) =>
    concurrent('volume plugin', method, [`*${volume}.${method}Request`]),
  ),
  concurrent('volume plugin', 'List', [], [`*${volume}.ListResponse`, 'error']),
  handler('volume plugin', [`${volume}.Request`], [`${volume}.Response`]),
  ...['CreateNetwork', 'DeleteNetwork', 'CreateEndpoint', 'DeleteEndpoint', 'Join', 'Leave'].map((method) =>
    concurrent('network plugin', method, [`*${network}.${method}Request`]),
  ),
];
